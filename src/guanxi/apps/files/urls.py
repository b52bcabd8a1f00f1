from django.urls import path

from guanxi.apps.files import pages

urlpatterns = [path("<slug:sha256>/", pages.stored_file, name="stored_file")]
