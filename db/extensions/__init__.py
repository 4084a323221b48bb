"""More time and more attempts for one learner."""
from .extension_grant import ExtensionGrant
from .extra_attempts import allow_attempts
from .granting import extend, extensions_given, withdraw_extension

__all__ = [
    'ExtensionGrant',
    'allow_attempts',
    'extend',
    'extensions_given',
    'withdraw_extension',
]
