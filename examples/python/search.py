# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: search.py INDEX QUERY"""
import sys

import wirecopy


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        with wirecopy.Index(sys.argv[1]) as index:
            answer = index.search(sys.argv[2])
    except wirecopy.WirecopyError as error:
        print(error, file=sys.stderr)
        sys.exit(error.status)
    for hit in answer["hits"]:
        print(hit["id"], hit["source"], hit["title"], sep="\t")
    sys.exit(0 if answer["hits"] else 1)


if __name__ == "__main__":
    main()
