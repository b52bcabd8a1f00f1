"""The API for programs: the addresses of every app, and their description.

Under ``/api/v1/``, outside any workspace's address: the token names the workspace, so that an
address cannot contradict it. No page of the library is served (they load scripts from elsewhere);
whoever wants to read the description in a browser opens the JSON, or feeds it to a tool.
"""

from functools import cache

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.operation import Operation

from guanxi import __version__
from guanxi.apps.accounts import api as accounts
from guanxi.apps.accounts.callers import API
from guanxi.apps.accounts.requests import open_to_all
from guanxi.apps.conversations import api as conversations
from guanxi.apps.desk import api as desk
from guanxi.apps.obligations import api as obligations
from guanxi.apps.orders import api as orders
from guanxi.apps.suppliers import api as suppliers
from guanxi.platform.api.description import describe
from guanxi.platform.api.problems import refuse_in_problems


class DeskApi(NinjaAPI):
    """The API. Each act is known by the name of its function, which stays."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__


api = DeskApi(
    title="Guanxi",
    version=__version__,
    description=(
        "Suppliers, the people there, what was said, orders, deliveries, inspections, payments,"
        " what is owed, and the figures: the same facts and the same acts as on the pages."
    ),
    auth=accounts.Token(),
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
)
api.add_router("", accounts.router)
api.add_router("suppliers", suppliers.router)
api.add_router("", suppliers.contacts)
api.add_router("", conversations.router)
api.add_router("orders", orders.router)
api.add_router("date-changes", orders.date_changes)
api.add_router("deliveries", orders.deliveries)
api.add_router("inspections", orders.inspections)
api.add_router("payments", orders.payments)
api.add_router("obligations", obligations.router)
api.add_router("decisions", obligations.decisions)
api.add_router("measures", desk.router)
refuse_in_problems(api)


@open_to_all
@require_safe
@cache_control(public=True, max_age=3600)
def description(request: HttpRequest) -> HttpResponse:
    """The description, as tools read it (OpenAPI 3.1)."""
    return JsonResponse(_described())


@cache
def _described() -> dict[str, object]:
    return describe(api, API)
