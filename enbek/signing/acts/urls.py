from django.urls import path

from enbek.signing.acts import views

app_name = "signing"

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("account/", views.bind, name="bind"),
    path("account/unbind/", views.unbind, name="unbind"),
    path("failed/", views.failed, name="failed"),
    path("failures/<uuid:pk>/", views.failure, name="failure"),
    path("check/", views.check, name="check"),
]
