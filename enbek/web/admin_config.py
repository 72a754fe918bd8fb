"""The administration with our own door (`enbek.web.admin_site`)."""

from django.contrib.admin.apps import AdminConfig


class StaffAdminConfig(AdminConfig):
    default_site = "enbek.web.admin_site.StaffAdminSite"
