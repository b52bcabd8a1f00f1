from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "guanxi.apps.files"
    label = "files"
