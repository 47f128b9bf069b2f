"""Files of the catalogue, uploaded in the browser: looked at first, then imported as a whole or not at all.

Every upload goes one of two ways:

    import_upload   a zip file, a folder (which a script packs) or a single source
      ├─ import_plan     what would be created and changed, with every remark; then all of it, or nothing
      └─ import_source   the drawing of a single source; title, category and slug make it a draft

    forms        what is asked on these pages
    keeping      uploads between two pages, for their owner alone and for no longer than a day
    permitting   what an editor may not import
    carrying     what an upload means for the gallery as it is now, and the same carried out
    showing      a plan as the page shows it
    twins        templates that draw the same as an uploaded source
    views        the pages of zip files and folders
    drafting     that of a single source
    answering    what the pages have in common
"""
