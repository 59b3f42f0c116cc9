"""Opening an archive: whether it is ours, of our schema, and fit to be written."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from hexapla.archive.migrations import HEAD
from hexapla.errors import ArchiveError, ArchiveFull, NewerArchive, NotAnArchive

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
    except (ArgumentError, ModuleNotFoundError) as error:
        raise ArchiveError(f"cannot open the archive {address}: {error}") from None
    if _is_sqlite(url):
        event.listen(engine, "connect", _prepare)
    try:
        with engine.begin() as connection:
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
    path = Path(address)
    if path.is_dir():
        raise ArchiveError(
            f"cannot open the archive {address}: it is a folder; name a file, such as {address}/hexapla.db"
        )
    if not path.parent.is_dir():
        raise ArchiveError(f"cannot open the archive {address}: there is no folder {path.parent}; make it first")
    return URL.create("sqlite", database=str(path))


def explain(error: DatabaseError, address: str) -> ArchiveError:
    """Turn a database's error into one that says what to do."""
    message = str(error.orig) if error.orig is not None else str(error)
    lower = message.lower()
    if "not a database" in lower or "malformed" in lower:
        return NotAnArchive(f"{address} is no Hexapla archive ({message}); name another file with --archive")
    if "disk is full" in lower or "disk i/o" in lower:
        return ArchiveFull(f"cannot write the archive {address}: {message}; make room and run again, nothing is lost")
    if "readonly" in lower or "unable to open" in lower or "permission" in lower:
        return ArchiveFull(f"cannot write the archive {address}: {message}; check who may write there")
    if isinstance(error, OperationalError) and "locked" in lower:
        return ArchiveError(f"the archive {address} is in use by another run; wait for it to end and run again")
    return ArchiveError(f"the archive {address} failed: {message}")


def _is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _prepare(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    # A write-ahead log lets readers in while a build writes; NORMAL loses at most the last transaction to a
    # power cut and nothing to a killed process, and a lost transaction is made again by the next run.
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()


def _bring_up_to_date(connection: Connection, address: str) -> None:
    tables = set(inspect(connection).get_table_names())
    if tables and "alembic_version" not in tables:
        raise NotAnArchive(f"{address} is a database, but no Hexapla archive; name another file with --archive")
    revision = None
    if tables:
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if revision == HEAD:
        return
    if revision is not None and revision > HEAD:
        raise NewerArchive(
            f"the archive {address} is of schema {revision}, this Hexapla knows {HEAD}: install a newer Hexapla"
        )
    _migrate(connection)


def _migrate(connection: Connection) -> None:
    # Alembic takes a third of a second to import: only a new or an old archive pays for it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
