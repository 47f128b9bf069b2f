"""What runs the gallery as a service, whatever it shows: nothing here knows of templates.

    request_ids   every request has a name, which logs, answers and error reports share
    logs          what happened, as lines for people or as JSON for programs; nothing secret in them
    masking       what is taken out of logs and reports
    slowness      warnings about queries and drawings that take long
    metrics       figures for Prometheus
    errors        reports to Sentry
    health        whether the process lives, and whether it can do its work
    turns         one process at a time, of all that share a database
    limits        how often a visitor may ask for what costs time
    turns         commands that write much wait for each other
    file_cache    a cache in files that may find the disk full
    whole_files   files that say what they said before or all that is new
    refusals      what keeps a command from its work, in a sentence instead of a traceback

`gallery.settings`, `gallery.server` and `gallery.urls` put them together.
"""
