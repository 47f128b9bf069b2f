"""What runs the gallery as a service, whatever it shows: nothing here knows of templates.

    request_ids       every request has a name, which logs, answers and error reports share
    logs              what happened, as lines for people or as JSON for programs
    masking           what is taken out of logs and reports: nothing secret stays in them
    slowness          warnings about queries and drawings that take long
    metrics           figures for Prometheus
    errors            reports to Sentry
    health            whether the process lives, and whether it can do its work
    caches            where is kept what can be made again, together or apart
      cache_backends  shared caches that may go away
      file_cache      one in files that may find the disk full
    limits            how often a visitor may ask for what costs time
      refusals        what those read who asked too often
    bodies            how much a request may bring with it
    turns             commands that write much wait for each other
    whole_files       files that say what they said before or all that is new
    command_failures  what keeps a command from its work, in a sentence instead of a traceback

`gallery.settings`, `gallery.server` and `gallery.urls` put them together.
"""
