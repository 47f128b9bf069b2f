"""What visitors take away; one module a format.

    source in a language ─┬─ svg ─▶ png          pictures: light or dark, the PNG kept in the cache "pictures"
                          ├─ markdown            everything about a template as one text
                          ├─ embedding           a frame for other sites
                          └─ playground          a link that opens the source in FlowZap

`asking` reads from an address what is wanted, and names the file accordingly.
"""
