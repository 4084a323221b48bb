"""Certificates: issued, numbered and verified."""
from .issuing import (
    CertificateLine,
    Issued,
    certificate,
    certificate_lines,
    issue_certificate,
    issue_certificates,
    may_have_certificate,
    obtain_certificate,
    revoke_certificates,
    why_not_revoke,
)
from .verifying import forget_numbers, revoke, time_zone, verify

__all__ = [
    'CertificateLine',
    'Issued',
    'certificate',
    'certificate_lines',
    'forget_numbers',
    'issue_certificate',
    'issue_certificates',
    'may_have_certificate',
    'obtain_certificate',
    'revoke',
    'revoke_certificates',
    'time_zone',
    'verify',
    'why_not_revoke',
]
