"""Words of tables in templates."""

from django import template

from guanxi.apps.exchange.field_words import FIELD_WORDS

register = template.Library()


@register.filter
def field_words(name: str) -> str:
    """What a field of a table is called."""
    return str(FIELD_WORDS.get(name, name))
