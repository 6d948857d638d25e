// SPDX-License-Identifier: GPL-2.0-or-later
// <news-search>: a search box with results for any page.
//
//   <script type="module" src="https://news.example/embed.js"></script>
//   <news-search query="harbour strike" lang="en" limit="5"></news-search>
//
// Attributes: server (where Wirecopy answers; without it where this script came from), query, source, lang, from, until,
// sort, limit, index, placeholder, label, key (an API key, which everybody who sees the page can read), static (no box:
// only results). Looks: set --news-accent, --news-text, --news-quiet, --news-line, --news-ground, --news-mark and the
// font on the element, or style ::part(box|button|list|hit|title|meta|copy|text|note). Event: "news-search" with the answer.
const home = new URL('.', import.meta.url).origin;

const style = new CSSStyleSheet();
style.replaceSync(`
:host { display: block; font: inherit; color: var(--news-text, CanvasText); background: var(--news-ground, transparent);
  container-type: inline-size; }
:host([hidden]) { display: none; }
form:not([hidden]) { display: flex; gap: .5rem; margin-block-end: 1rem; }
input { flex: 1; min-inline-size: 0; font: inherit; padding: .5rem .75rem; border: 1px solid var(--news-line, #8a8a8a);
  border-radius: .25rem; background: Field; color: FieldText; }
button { font: inherit; padding: .5rem 1rem; border: 1px solid transparent; border-radius: .25rem; cursor: pointer;
  background: var(--news-accent, #8c1c13); color: #fff; }
:is(input, button, a):focus-visible { outline: 3px solid var(--news-accent, #8c1c13); outline-offset: 2px; }
ol { list-style: none; margin: 0; padding: 0; }
li { padding-block: .75rem; border-block-start: 1px solid var(--news-line, #c9c9c9); }
h3 { margin: 0; font-size: 1.05em; line-height: 1.3; }
a { color: var(--news-accent, #8c1c13); text-decoration-thickness: 1px; text-underline-offset: .15em; }
p { margin: .25rem 0 0; line-height: 1.5; }
.meta, .note { color: var(--news-quiet, #595959); font-size: .9em; }
mark { background: var(--news-mark, #ffe58a); color: #000; }
@media (prefers-color-scheme: dark) { a { color: var(--news-accent, #ff9b8f); } .meta, .note { color: var(--news-quiet, #b0b0b0); }
  button { background: var(--news-accent, #ff9b8f); color: #000; } }
`);

const parameters = ['source', 'lang', 'from', 'until', 'sort', 'limit', 'index'];

function element(name, part, ...children) {
  const made = document.createElement(name);
  if (part) made.setAttribute('part', part);
  made.append(...children);
  return made;
}

// A text with the stretches between UTF-8 byte offsets marked. Nodes only: nothing of an article is ever parsed as HTML.
function marked(text, start, matches) {
  const bytes = new TextEncoder().encode(text);
  const decode = (from, to) => new TextDecoder().decode(bytes.subarray(from, to));
  const nodes = [];
  let done = 0;
  for (const [from, to] of matches) {
    nodes.push(decode(done, from - start), element('mark', '', decode(from - start, to - start)));
    done = to - start;
  }
  nodes.push(decode(done, bytes.length));
  return nodes;
}

// Children that lead to an address, where it is one of the web.
function linked(url, part, ...children) {
  const isLink = /^https?:\/\//i.test(url ?? '');
  const made = element(isLink ? 'a' : 'span', part, ...children);
  if (isLink) {
    made.href = url;
    made.rel = 'noopener noreferrer';
  }
  return made;
}

// What holds our words.
function spoken(made) {
  made.dir = 'ltr';
  made.lang = 'en';
  return made;
}

// Words that keep their order where all around runs from right to left.
function english(words) {
  return spoken(element('span', '', words));
}

// A name or date, which runs as its letters do.
function name(words) {
  return element('bdi', '', words);
}

// Whose a copy is, with a link to that article.
function copyOf({copies}) {
  if (!copies?.words) return null;
  const lead = copies.others.find((other) => other.id === copies.id);
  return spoken(linked(lead?.url, 'copy', copies.words));
}

// Parts that follow each other as the hit runs, each by itself in its own direction.
function line(...parts) {
  return parts.filter(Boolean).flatMap((part, at) => at > 0 ? [' · ', part] : [part]);
}

// A browser does not tell a page whether a server is down or does not allow the page's site: both are named, to who
// reads the page in short, to who made it with the way out.
function unanswered(server) {
  const site = location.origin;
  if (server === site) return new Error('the server cannot be reached');
  const option = site === 'null' ? "--cors '*'" : `--cors ${site}`;  // a page that is a file has no site of its own
  console.error(`news-search: no answer from ${server}. Either it cannot be reached, or it does not allow pages of ` +
    `the site ${site}, which "wirecopy serve ${option}" does.`);
  return new Error('the server cannot be reached, or does not allow this site');
}

class NewsSearch extends HTMLElement {
  static observedAttributes = ['server', 'query', 'static', ...parameters];
  #root = this.attachShadow({mode: 'open'});
  #input = element('input', 'box');
  #form = element('form', '', this.#input);
  #results = element('div');
  #asked = null;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [style];
    this.#results.setAttribute('aria-live', 'polite');
  }

  connectedCallback() {
    if (this.#root.childElementCount > 0) return;
    const form = this.#form;
    form.append(element('button', 'button', this.getAttribute('label') ?? 'Search'));
    form.hidden = this.hasAttribute('static');
    form.setAttribute('role', 'search');
    this.#input.type = 'search';
    this.#input.name = 'q';
    this.#input.dir = 'auto';
    this.#input.setAttribute('aria-label', this.getAttribute('placeholder') ?? 'Search the news');
    this.#input.placeholder = this.getAttribute('placeholder') ?? '';
    this.#input.value = this.getAttribute('query') ?? '';
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.setAttribute('query', this.#input.value);
    });
    this.#root.append(form, this.#results);
    this.#search();
  }

  attributeChangedCallback(name, before, after) {
    if (!this.isConnected || before === after || this.#root.childElementCount === 0) return;
    if (name === 'query') this.#input.value = after ?? '';
    if (name === 'static') this.#form.hidden = after !== null;
    else this.#search();
  }

  async #search() {
    const query = this.getAttribute('query')?.trim();
    this.#asked?.abort();
    if (!query) {
      this.#results.replaceChildren();
      return;
    }
    const asked = this.#asked = new AbortController();
    const url = new URL('/api/v1/search', this.getAttribute('server') ?? home);
    url.searchParams.set('q', query);
    for (const name of parameters) if (this.getAttribute(name)) url.searchParams.set(name, this.getAttribute(name));
    const key = this.getAttribute('key');
    try {
      const headers = key ? {Authorization: `Bearer ${key}`} : {};
      const reply = await fetch(url, {signal: asked.signal, headers}).catch(() => {
        throw asked.signal.aborted ? new Error('aborted') : unanswered(url.origin);
      });
      const answer = await reply.json();
      if (!reply.ok) throw new Error(answer.detail ?? reply.statusText);
      this.#show(answer);
    } catch (error) {
      if (asked.signal.aborted) return;
      this.#results.replaceChildren(element('p', 'note', english(`The search failed: ${error.message}.`)));
    }
  }

  #show(answer) {
    const texts = answer.total.texts.value;
    const note = element('p', 'note', english(texts === 0 ? 'Nothing was found.'
      : `${texts.toLocaleString('en')} ${texts === 1 ? 'text' : 'texts'} in ${answer.total.articles.value.toLocaleString('en')} articles`));
    note.className = 'note';
    if (answer.query?.did_you_mean) note.append(' ', this.#meant(answer.query.did_you_mean));
    const list = element('ol', 'list', ...answer.hits.map((hit) => this.#hit(hit)));
    this.#results.replaceChildren(note, list);
    this.dispatchEvent(new CustomEvent('news-search', {detail: answer, bubbles: true, composed: true}));
  }

  #meant(query) {
    const choose = element('button', 'button', english('Did you mean '), element('span', '', query), '?');
    choose.children[1].dir = 'auto';
    choose.type = 'button';
    choose.addEventListener('click', () => this.setAttribute('query', query));
    return choose;
  }

  #hit(hit) {
    const link = linked(hit.url, '', ...marked(hit.title, 0, hit.highlights?.title ?? []));
    const date = hit.published ? new Date(hit.published).toLocaleDateString(undefined, {dateStyle: 'medium', timeZone: 'UTC'}) : 'undated';
    const others = (hit.copies?.outlets ?? 1) - 1;
    const meta = element('p', 'meta', ...line(hit.source && name(hit.source), name(date), copyOf(hit),
      others > 0 && english(`also in ${others} other ${others === 1 ? 'outlet' : 'outlets'}`)));
    meta.className = 'meta';
    const texts = (hit.highlights?.body ?? []).map((part) => element('p', 'text', ...marked(part.text, part.start, part.matches)));
    const item = element('li', 'hit', element('h3', 'title', link), meta, ...texts);
    if (hit.lang) item.lang = hit.lang;
    item.dir = 'auto';
    return item;
  }
}

if (!customElements.get('news-search')) customElements.define('news-search', NewsSearch);
