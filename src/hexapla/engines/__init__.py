"""Optional plug-ins behind a contract."""
