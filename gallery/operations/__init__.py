"""What runs the gallery as a service, whatever it shows: nothing here knows of templates.

    request_ids   every request has a name, which logs, answers and error reports share
    logs          what happened, as lines for people or as JSON for programs; nothing secret in them
    slowness      warnings about queries and drawings that take long
    metrics       figures for Prometheus
    errors        reports to Sentry
    health        whether the process lives, and whether it can do its work
    limits        how often a visitor may ask for what costs time
    upload_limit  how much of the files in a request is kept, whoever sends them

Each stands alone; `gallery.settings` and `gallery.urls` put them together.
"""
