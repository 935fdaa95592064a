"""Requests that the node does not carry out, with what the caller is told."""

from __future__ import annotations

from http import HTTPStatus


class Refused(Exception):
    """A refusal; its fields are those of an OpenAI error."""

    def __init__(self, status: HTTPStatus, kind: str, code: str, param: str | None, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.kind = kind
        self.code = code
        self.param = param
        self.message = message

    def body(self) -> dict[str, object]:
        """The answer's body."""
        return {"error": self.detail()}

    def detail(self) -> dict[str, str | None]:
        """The error inside of the body, which a failed job tells, too."""
        return {"message": self.message, "type": self.kind, "param": self.param, "code": self.code}


def invalid(param: str | None, message: str, code: str = "invalid_value") -> Refused:
    """A value that is not allowed; the message says which values are."""
    return Refused(HTTPStatus.BAD_REQUEST, "invalid_request_error", code, param, message)


def not_found(param: str | None, message: str, code: str) -> Refused:
    """Something that does not exist."""
    return Refused(HTTPStatus.NOT_FOUND, "not_found_error", code, param, message)


def conflict(param: str | None, message: str, code: str) -> Refused:
    """A request that contradicts what the node holds or does."""
    return Refused(HTTPStatus.CONFLICT, "conflict_error", code, param, message)


def too_large(limit: int) -> Refused:
    """A body over its limit."""
    return Refused(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "invalid_request_error",
        "body_too_large",
        None,
        f"the body has more than the {limit} bytes that are allowed here",
    )


def overloaded(code: str, message: str) -> Refused:
    """A request that may succeed later."""
    return Refused(HTTPStatus.SERVICE_UNAVAILABLE, "overloaded_error", code, None, message)


def unauthorized() -> Refused:
    """A missing or wrong key."""
    return Refused(
        HTTPStatus.UNAUTHORIZED,
        "authentication_error",
        "invalid_api_key",
        None,
        "a header 'Authorization: Bearer KEY' with this node's key is needed",
    )


def http_error(status: int, method: str, path: str) -> Refused:
    """Unknown paths, methods and media types."""
    found = HTTPStatus(status)
    kind = "not_found_error" if status == 404 else "invalid_request_error" if status < 500 else "server_error"
    return Refused(found, kind, f"http_{status}", None, f"{method} {path}: {found.phrase}")


class Cancelled(Exception):
    """Work that was given up, because its caller has gone or the node stops."""
