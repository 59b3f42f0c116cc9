"""Opening an archive: whether it is ours, of our schema, and fit to be written."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from hexapla.archive.migrations import HEAD
from hexapla.errors import ArchiveError, ArchiveFull, NewerArchive, NotAnArchive

WRITING = {"hexapla_writes": True}  # the execution option of a connection that is going to write
BUSY_SECONDS = 30  # how long a writer waits for another run to let go before it says so


def open_engine(address: str) -> Engine:
    """Return an engine on an archive of the current schema; it is made or brought up to date where needed.

    ``address`` is a path or an SQLAlchemy URL.

    Raises:
        NotAnArchive, NewerArchive, ArchiveFull, ArchiveError.
    """
    url = url_of(address)
    try:
        engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS} if _is_sqlite(url) else {})
    except ModuleNotFoundError as error:
        raise ArchiveError(f"cannot open the archive {address}: install the Python package {error.name}") from None
    except ArgumentError as error:
        raise ArchiveError(f"cannot open the archive {address}: {error}; a path is enough") from None
    if _is_sqlite(url):
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    try:
        with engine.connect() as connection:
            current = _is_current(connection, address)
        if not current:
            with engine.execution_options(**WRITING).begin() as connection:
                _bring_up_to_date(connection, address)
    except DatabaseError as error:
        engine.dispose()
        raise explain(error, address) from None
    except ArchiveError:
        engine.dispose()
        raise
    return engine


def url_of(address: str) -> URL:
    """Return the SQLAlchemy URL of a path or URL.

    Raises:
        ArchiveError: the URL is malformed, or the path is a folder or stands in no folder.
    """
    if "://" in address:
        try:
            return make_url(address)
        except ArgumentError:
            raise ArchiveError(f"cannot open the archive {address}: this is no database address") from None
    if not address:
        raise ArchiveError("cannot open the archive: its name is empty; name a file with --archive")
    path = Path(address)
    try:
        path.absolute()
    except FileNotFoundError:
        raise ArchiveError(f"cannot open the archive {address}: the folder you are in was deleted") from None
    if path.is_dir():
        raise ArchiveError(
            f"cannot open the archive {address}: it is a folder; name a file, such as {address}/hexapla.db"
        )
    if not path.parent.is_dir():
        raise ArchiveError(f"cannot open the archive {address}: there is no folder {path.parent}; make it first")
    return URL.create("sqlite", database=str(path))


def path_of(address: str) -> Path | None:
    """Return the file of an archive; ``None`` where it is kept in no file of this machine.

    Raises:
        ArchiveError: as :func:`url_of`.
    """
    url = url_of(address)
    return Path(url.database) if _is_sqlite(url) and url.database else None


def explain(error: DatabaseError, address: str) -> ArchiveError:
    """Turn a database's error into one that says what to do."""
    message = str(error.orig) if error.orig is not None else str(error)
    lower = message.lower()
    if "malformed" in lower or "could not decode" in lower:
        return damaged(address, message)
    if "not a database" in lower:
        return NotAnArchive(f"{address} is no Hexapla archive ({message}); name another file with --archive")
    if "disk is full" in lower or "disk i/o" in lower:
        return ArchiveFull(f"cannot write the archive {address}: {message}; make room and run again, nothing is lost")
    if "readonly" in lower or "unable to open" in lower or "permission" in lower:
        return ArchiveFull(f"cannot write the archive {address}: {message}; check who may write there")
    if isinstance(error, OperationalError) and "locked" in lower:
        return ArchiveError(f"the archive {address} is in use by another run; wait for it to end and run again")
    return ArchiveError(f"the archive {address} failed: {message}")


def damaged(address: str, detail: str) -> ArchiveError:
    """Return the error of an archive whose contents cannot be read any more."""
    return ArchiveError(f"the archive {address} is damaged ({detail}); delete it and build it again from the pages")


def _is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _prepare(connection: object, _record: object) -> None:
    connection.isolation_level = None  # type: ignore[attr-defined]  # transactions begin where _begin says so
    cursor = connection.cursor()  # type: ignore[attr-defined]
    # A write-ahead log lets readers in while a build writes; NORMAL loses at most the last transaction to a
    # power cut and nothing to a killed process, and a lost transaction is made again by the next run.
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()


def _begin(connection: Connection) -> None:
    # Python's own driver begins a transaction only at the first INSERT, so that a killed migration would leave half
    # of its tables; and a writer that begins as a reader fails at once where another run writes, instead of waiting.
    writes = WRITING.items() <= connection.get_execution_options().items()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _bring_up_to_date(connection: Connection, address: str) -> None:
    """Make or upgrade the tables, unless another run just did."""
    if not _is_current(connection, address):
        _migrate(connection)


def _is_current(connection: Connection, address: str) -> bool:
    tables = set(inspect(connection).get_table_names())
    if tables and "alembic_version" not in tables:
        raise NotAnArchive(f"{address} is a database, but no Hexapla archive; name another file with --archive")
    revision = None
    if tables:
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if tables > {"alembic_version"} and revision is None:
        raise NotAnArchive(f"{address} is an archive that was never finished; delete it and build it again")
    if revision is not None and revision > HEAD:
        raise NewerArchive(
            f"the archive {address} is of schema {revision}, this Hexapla knows {HEAD}: install a newer Hexapla"
        )
    return revision == HEAD


def _migrate(connection: Connection) -> None:
    # Alembic takes a third of a second to import: only a new or an old archive pays for it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
