"""The same for machines: a person's own case, with clocks, receipts and documents. Session of the person; read only."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from enbek.deadlines.models import Deadline
from enbek.documents.models import IssuedDocument
from registration.models import Case, Decision
from seekers.models import Person


class ClockSerializer(serializers.ModelSerializer):
    class Meta:
        model = Deadline
        fields = ["limit_id", "edition", "party", "state", "from_day", "due_on", "due_at", "hold_reason"]


class DecisionSerializer(serializers.ModelSerializer):
    class Meta:
        model = Decision
        fields = ["id", "kind", "decided_at", "paragraph", "edition", "authority", "because", "grounds", "facts", "asked"]


class DocumentSerializer(serializers.ModelSerializer):
    class Meta:
        model = IssuedDocument
        fields = ["id", "form", "code", "number", "issued_on", "valid_until"]


class CaseSerializer(serializers.ModelSerializer):
    clocks = serializers.SerializerMethodField()
    decisions = DecisionSerializer(many=True)
    documents = serializers.SerializerMethodField()

    class Meta:
        model = Case
        fields = [
            "id", "label", "status", "channel", "edition", "submitted_at", "accepted_on", "accepted_at", "registered_on", "unemployed_on",
            "closed_on", "waiting_for", "clocks", "decisions", "documents",
        ]

    def get_clocks(self, case: Case) -> list[dict[str, Any]]:
        return list(ClockSerializer(Deadline.objects.of(case.subject), many=True).data)

    def get_documents(self, case: Case) -> list[dict[str, Any]]:
        return list(DocumentSerializer(IssuedDocument.objects.of(case.subject), many=True).data)


class MyCase(APIView):
    """The open case of the signed-in person, else the latest; 404 without one."""

    @extend_schema(responses=CaseSerializer)
    def get(self, request: Request) -> Response:
        person = Person.objects.filter(user=request.user).first()
        case = Case.objects.of(person).prefetch_related("decisions").first() if person else None
        if case is None:
            return Response({"detail": "no case"}, status=404)
        return Response(CaseSerializer(case).data)
