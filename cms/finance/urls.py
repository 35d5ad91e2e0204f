"""The money tools, under an address such as /en/money/."""

from django.urls import path

from . import views

app_name = "hunar_finance"
urlpatterns = [
    path("", views.tools, name="tools"),
    path("rates/", views.RatesView.as_view(), name="rates"),
    path("budget/", views.BudgetView.as_view(), name="budget"),
    path("tax/", views.TaxView.as_view(), name="tax"),
    path("invoice/", views.InvoiceView.as_view(), name="invoice"),
]
