"""A login provider on loopback that does as it is told: discovery, a page with people, signed tokens, and wrong ones.

It speaks OpenID Connect as far as a relying party needs it; who logs in is chosen on its page, without a password.
"""

import json
import secrets
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT_ID, CLIENT_SECRET = "journeys", "secret of the scripted provider"
LASTS_S = 3600
FAULTS = ("nonce", "expired", "issuer", "audience", "signature")
"""What can be made wrong in a token."""


@dataclass
class ScriptedProvider:
    """A running provider: its people by subject with their e-mail addresses, and what it is to do wrong next."""

    people: dict[str, str]
    fault: str = ""
    unverified: set[str] = field(default_factory=set)
    codes: dict[str, tuple[str, str]] = field(default_factory=dict)
    logouts: int = 0

    def __post_init__(self) -> None:
        """Make keys and listen on a free port."""
        self.key, self.strange = (RSAKey.generate_key(2048, {"kid": "one", "use": "sig"}) for _ in range(2))
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.serving = threading.Thread(target=self.server.serve_forever)
        self.serving.start()

    @property
    def address(self) -> str:
        """Return where it listens, which is its issuer as well."""
        return f"http://127.0.0.1:{self.server.server_port}"

    @property
    def metadata(self) -> str:
        """Return where its discovery document lies."""
        return f"{self.address}/.well-known/openid-configuration"

    def stop(self) -> None:
        """End it."""
        self.server.shutdown()
        self.serving.join()
        self.server.server_close()

    def token(self, subject: str, nonce: str) -> str:
        """Return a signed token of somebody, with what is to be wrong in it."""
        now, is_old = int(time.time()), self.fault == "expired"
        claims = {
            "iss": "http://somebody.else" if self.fault == "issuer" else self.address,
            "aud": "another app" if self.fault == "audience" else CLIENT_ID,
            "sub": subject,
            "email": self.people[subject],
            "email_verified": subject not in self.unverified,
            "nonce": "not this one" if self.fault == "nonce" else nonce,
            "iat": now - 2 * LASTS_S if is_old else now,
            "exp": now - LASTS_S if is_old else now + LASTS_S,
        }
        key = self.strange if self.fault == "signature" else self.key
        return jwt.encode({"alg": "RS256", "kid": "one"}, claims, key)

    def documents(self) -> dict[str, object]:
        """Return what lies at its addresses as JSON."""
        told = {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/jwks",
            "end_session_endpoint": f"{self.address}/logout",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }
        keys = {"keys": [self.key.as_dict(private=False)]}
        return {"/.well-known/openid-configuration": told, "/jwks": keys}


def _handler(provider: ScriptedProvider) -> type[BaseHTTPRequestHandler]:
    """Return what answers for a provider."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Answer with a document, with the page of people, or by sending back who chose one."""
            parts = urlsplit(self.path)
            asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
            if parts.path in (documents := provider.documents()):
                self.say(json.dumps(documents[parts.path]), "application/json")
            elif parts.path == "/authorize":
                self.say(_page(provider, asked), "text/html")
            elif parts.path == "/chosen":
                code = secrets.token_hex(8)
                provider.codes[code] = (asked["who"], asked["nonce"])
                self.go(f"{asked['back']}?{urlencode({'code': code, 'state': asked['state']})}")
            elif parts.path == "/logout":
                provider.logouts += 1
                self.go(asked["post_logout_redirect_uri"])
            else:
                self.send_error(404)

        def do_POST(self) -> None:
            """Give a token for a code, once."""
            told = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            subject, nonce = provider.codes.pop(told["code"][0])
            token = {"access_token": "unused", "token_type": "Bearer", "id_token": provider.token(subject, nonce)}
            self.say(json.dumps(token), "application/json")

        def say(self, text: str, kind: str) -> None:
            """Answer with a text."""
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(text.encode())

        def go(self, address: str) -> None:
            """Send to another address."""
            self.send_response(302)
            self.send_header("Location", address)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Answers


def _page(provider: ScriptedProvider, asked: dict[str, str]) -> str:
    """Return a page on which one chooses who one is."""
    kept = {"back": asked["redirect_uri"], "state": asked["state"], "nonce": asked.get("nonce", "")}
    links = (f'<p><a href="/chosen?{urlencode(kept | {"who": who})}">{who}</a></p>' for who in provider.people)
    return f"<!doctype html><title>Who are you?</title><h1>Who are you?</h1>{''.join(links)}"


def settings_of(provider: ScriptedProvider, address: str) -> dict[str, str]:
    """Return the settings by which an app at an address logs people in here."""
    return {
        "JOURNEYS_LOGIN_METADATA_URL": provider.metadata,
        "JOURNEYS_LOGIN_CLIENT_ID": CLIENT_ID,
        "JOURNEYS_LOGIN_CLIENT_SECRET": CLIENT_SECRET,
        "JOURNEYS_LOGIN_COOKIE_SECRET": "a secret for nothing but the tests of the login",
        "JOURNEYS_LOGIN_ADDRESS": address,
    }
