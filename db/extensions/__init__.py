"""More time and more attempts for one learner."""
from .extra_attempts import allow_attempts
from .grant import ExtensionGrant
from .granting import extend, extensions_given, withdraw_extension

__all__ = [
    'ExtensionGrant',
    'allow_attempts',
    'extend',
    'extensions_given',
    'withdraw_extension',
]
