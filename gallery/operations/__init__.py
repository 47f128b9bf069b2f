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

`gallery.settings`, `gallery.server` and `gallery.urls` put them together.
"""
