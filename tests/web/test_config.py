"""The table `[web]`: what it may say, and what it may not do by oversight."""

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.web.house import open_door
from tests.web.page import page
from tui.web.config import BadWebConfig, WebConfig, web_config


def certificate(folder: Path) -> None:
    """Write a certificate for 127.0.0.1 and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )


def test_a_port_is_enough(tmp_path: Path) -> None:
    assert web_config({"port": 8080}) == WebConfig(
        8080, "127.0.0.1", proxies=("127.0.0.1", "::1"), origins=()
    )


def test_paths_are_found_beside_the_configuration(tmp_path: Path) -> None:
    table = {"port": 443, "host": "", "cert": "c.pem", "key": "/etc/k.pem", "proxies": ["::1"]}
    found = web_config(table, tmp_path)
    assert found.cert == str(tmp_path / "c.pem")
    assert found.key == "/etc/k.pem"
    assert found.proxies == ("::1",)


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ({}, "needs a port"),
        ({"port": "80"}, "port must be a whole number"),
        ({"port": True}, "port must be a whole number"),
        ({"port": 70000}, "between 0 and 65535"),
        ({"port": 1, "prot": 2}, "no setting “prot”"),
        ({"port": 1, "host": 5}, "host must be a text"),
        ({"port": 1, "plain_http": 1}, "plain_http must be true or false"),
        ({"port": 1, "origins": "https://a"}, "origins must be a list of texts"),
        ({"port": 1, "cert": "c.pem"}, "both cert and key"),
        ({"port": 1, "host": "192.0.2.1"}, "without encryption"),
        ({"port": 1, "host": "talk.example.org"}, "without encryption"),
    ],
)
def test_what_cannot_be_is_said(table: dict[str, object], sentence: str) -> None:
    with pytest.raises(BadWebConfig, match=sentence):
        web_config(table)


def test_other_machines_are_served_plainly_only_when_that_is_said() -> None:
    assert web_config({"port": 1, "host": "192.0.2.1", "plain_http": True}).plain_http
    assert web_config({"port": 1, "host": "localhost"}).host == "localhost"


async def test_with_a_certificate_it_speaks_tls_itself(tmp_path: Path) -> None:
    certificate(tmp_path)
    trust = ssl.create_default_context(cafile=tmp_path / "cert.pem")
    pair: dict[str, Any] = {"cert": f"{tmp_path}/cert.pem", "key": f"{tmp_path}/key.pem"}
    async with open_door(**pair) as door:
        origin = f"https://localhost:{door.port}"
        assert door.server.address == f"https://127.0.0.1:{door.port}/"
        async with page(door.port, origin=origin, ssl=trust) as marek:
            await marek.sit()


async def test_a_certificate_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "cert.pem").write_text("no certificate")
    pair: dict[str, Any] = {"cert": f"{tmp_path}/cert.pem", "key": f"{tmp_path}/key.pem"}
    with pytest.raises(BadWebConfig, match="could not be loaded"):
        async with open_door(**pair):
            pass


async def test_a_port_that_is_taken_is_said() -> None:
    async with open_door() as door:
        with pytest.raises(BadWebConfig, match="cannot listen"):
            async with open_door(port=door.port):
                pass
