"""Every address of the site: English without prefix, French under /fr/."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from gallery.catalog.urls import without_language
from gallery.catalog.views.home import home
from gallery.logins.signed_in import signed_in

handler404 = "gallery.catalog.views.not_found.not_found"
handler500 = "gallery.catalog.views.server_error.server_error"

urlpatterns = [
    path("", include(without_language)),
    *i18n_patterns(
        path("", home, name="home"),
        path("admin/signed-in/", signed_in, name="signed_in"),
        path("admin/", admin.site.urls),
        path("", include("gallery.catalog.urls")),
        prefix_default_language=False,
    ),
]
