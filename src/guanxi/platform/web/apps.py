from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "guanxi.platform.web"
    label = "web"
