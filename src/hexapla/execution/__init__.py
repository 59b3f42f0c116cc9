"""Where the work runs: a contract, and the processes of this machine behind it."""

from hexapla.execution.contract import Execution, Failed

__all__ = ["Execution", "Failed"]
