"""What our own fields have in common: a value to bind to, and an error sentence under them."""
from typing import Any

from nicegui.elements.mixins.value_element import ValueElement
from nicegui.events import GenericEventArguments


class BoundValue(ValueElement[Any]):
    """The browser keeps what is being typed; `revision` tells it that Python has set something else."""

    VALUE_PROP = 'value'
    LOOPBACK = None

    def __init__(self, *, value: Any, **kwargs: Any) -> None:
        super().__init__(value=value, **kwargs)
        self.on_value_change(lambda: setattr(self, 'error', None))

    @property
    def error(self) -> str | None:
        return self._props.get('error')

    @error.setter
    def error(self, sentence: str | None) -> None:
        if self.error != sentence:
            self._props['error'] = sentence

    def _event_args_to_value(self, e: GenericEventArguments) -> str:
        return e.args if isinstance(e.args, str) else ''

    def _handle_value_change(self, value: Any) -> None:
        if self._send_update_on_value_change:
            with self._props.suspend_updates():
                self._props['revision'] = self._props.get('revision', 0) + 1
        super()._handle_value_change(value)
