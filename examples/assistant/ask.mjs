// SPDX-License-Identifier: GPL-2.0-or-later
// usage: ask.mjs WIRECOPY INDEX QUERY      (npm install @modelcontextprotocol/sdk)
// What an assistant does with an archive: lists its tools, searches, reads the first hit, asks who else ran it.
import {Client} from '@modelcontextprotocol/sdk/client/index.js';
import {StdioClientTransport} from '@modelcontextprotocol/sdk/client/stdio.js';

const [program, index, query] = process.argv.slice(2);
if (!query) {
  console.error('usage: ask.mjs WIRECOPY INDEX QUERY');
  process.exit(2);
}
const client = new Client({name: 'example', version: '1'});
await client.connect(new StdioClientTransport({command: program, args: ['mcp', '-i', index]}));
const call = async (name, values) => {
  const answer = await client.callTool({name, arguments: values});
  if (answer.isError) throw new Error(`${name}: ${answer.content[0].text}`);
  return answer.structuredContent ?? JSON.parse(answer.content[0].text);
};

const {tools} = await client.listTools();
console.log(`tools: ${tools.map((tool) => tool.name).join(', ')}`);
const found = await call('search', {q: query, limit: 3});
console.log(`${found.total.texts.value} texts, ${found.total.articles.value} articles`);
for (const hit of found.hits) console.log(`${hit.id}: ${hit.title} (${hit.source})`);
if (found.hits.length > 0) {
  const {article} = await call('get_article', {id: found.hits[0].id});
  console.log(`${article.body.length} characters, run by ${article.copies.outlets} outlets`);
}
await client.close();
