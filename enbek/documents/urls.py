"""`/verify/`: the check page for everybody, the PDF and the sealed record for the owner."""

from django.urls import path

from enbek.documents import views

app_name = "documents"

urlpatterns = [
    path("", views.enter, name="enter"),
    path("documents/<uuid:pk>/<str:language>.pdf", views.document_pdf, name="document_pdf"),
    path("documents/<uuid:pk>/seal.cms", views.document_seal, name="document_seal"),
    path("documents/<uuid:pk>/record.json", views.document_record, name="document_record"),
    path("<str:code>/", views.check, name="check"),
]
