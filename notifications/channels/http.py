"""What the two SMS providers have in common: one HTTP call with a timeout, its transport errors classified."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import httpx
from django.conf import settings

from notifications.channels.base import DeliveryError, ErrorKind


class Caller:
    """A client for one run of messages. The URL with its credentials never gets into an error text."""

    def __init__(self, base_url: str) -> None:
        self._client = httpx.Client(base_url=base_url, timeout=settings.SMS_TIMEOUT, follow_redirects=False)

    def post(self, path: str, *, data: Mapping[str, Any], params: Mapping[str, Any] | None = None) -> Any:
        """The JSON of the answer. Raises DeliveryError: throttled, or temporary for whatever is not an answer.

        It is uncertain whether the call was carried out unless the provider was not reached at all or refused it by a 4xx status.
        """
        try:
            response = self._client.post(path, data=dict(data), params=dict(params or {}))
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise DeliveryError(ErrorKind.TEMPORARY, f"not reached: {type(error).__name__}") from error
        except httpx.TimeoutException as error:
            raise DeliveryError(ErrorKind.TEMPORARY, "no answer in time", uncertain=True) from error
        except httpx.HTTPError as error:
            raise DeliveryError(ErrorKind.TEMPORARY, type(error).__name__, uncertain=True) from error
        _check(response)
        return _json(response)

    def close(self) -> None:
        self._client.close()


def _check(response: httpx.Response) -> None:
    if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
        raise DeliveryError(ErrorKind.THROTTLED, "HTTP 429")
    if not response.is_success:
        raise DeliveryError(ErrorKind.TEMPORARY, f"HTTP {response.status_code}", uncertain=not response.is_client_error)


def _json(response: httpx.Response) -> Any:
    try:
        return response.json()
    except ValueError as error:
        raise DeliveryError(ErrorKind.TEMPORARY, "the answer is not JSON", uncertain=True) from error


def as_object(answer: Any) -> dict[str, Any]:
    """The answer, if it is an object. Raises DeliveryError."""
    if not isinstance(answer, dict):
        raise DeliveryError(ErrorKind.TEMPORARY, "the answer is not an object", uncertain=True)
    return answer
