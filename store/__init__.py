"""What lasts: homes, parties, conversations and their history, on small files.

The names below are all there is to use; the modules of this package are nobody else's.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.cards import ConversationCard, PartyCard
    from store.drafts import Drafts
    from store.errors import (
        BadJot,
        BadName,
        CannotRead,
        CannotSave,
        Closed,
        DamagedFile,
        DiskFull,
        Holder,
        HomeIsFile,
        HomeOfOther,
        HubGone,
        LockHeld,
        LockLost,
        NameTaken,
        NewerFile,
        NotAllowed,
        NotImportable,
        NotNow,
        ReadOnlyDisk,
        Stale,
        StoreError,
        TooOldFile,
        UnknownConversation,
        UnknownParty,
        UnknownPerson,
    )
    from store.exports.formats import Export, document, export, formats
    from store.exports.landing import import_file
    from store.forgetting import Remains
    from store.home import Home, home_path, open_home
    from store.hub.desk import Desk, LocalDesk, RemoteDesk, Step, Wish, desk_of, socket_of
    from store.hub.hub import Invitation, LocalHub
    from store.hub.inviting import Address
    from store.hub.line import HubLine
    from store.hub.link import Answer, Door, Knock, Link
    from store.hub.server import HubServer
    from store.hub.socketlink import RemoteHub
    from store.hub.tidying import tidy
    from store.keeper import Appended, Cursor, Keeper, Message, Reset, Seat, Snapshot, Tell, told
    from store.library import BadFlow, FlowCard, Library, UnknownFlow
    from store.local import LocalKeeper
    from store.names import clean_name
    from store.party import Party
    from store.query import Query
    from store.recalling import recalled
    from store.restoring import restore
    from store.seats import LocalSeat
    from store.shelf import Shelf
    from store.workshops import WorkshopCard, workshop_cards
    from store.writer import Writer

__all__ = [
    "Address",
    "Answer",
    "Appended",
    "BadFlow",
    "BadJot",
    "BadName",
    "CannotRead",
    "CannotSave",
    "Closed",
    "ConversationCard",
    "Cursor",
    "DamagedFile",
    "Desk",
    "DiskFull",
    "Door",
    "Drafts",
    "Export",
    "FlowCard",
    "Holder",
    "Home",
    "HomeIsFile",
    "HomeOfOther",
    "HubGone",
    "HubLine",
    "HubServer",
    "Invitation",
    "Keeper",
    "Knock",
    "Library",
    "Link",
    "LocalDesk",
    "LocalHub",
    "LocalKeeper",
    "LocalSeat",
    "LockHeld",
    "LockLost",
    "Message",
    "NameTaken",
    "NewerFile",
    "NotAllowed",
    "NotImportable",
    "NotNow",
    "Party",
    "PartyCard",
    "Query",
    "ReadOnlyDisk",
    "Remains",
    "RemoteDesk",
    "RemoteHub",
    "Reset",
    "Seat",
    "Shelf",
    "Snapshot",
    "Stale",
    "Step",
    "StoreError",
    "Tell",
    "TooOldFile",
    "UnknownConversation",
    "UnknownFlow",
    "UnknownParty",
    "UnknownPerson",
    "Wish",
    "WorkshopCard",
    "Writer",
    "clean_name",
    "desk_of",
    "document",
    "export",
    "formats",
    "home_path",
    "import_file",
    "open_home",
    "recalled",
    "restore",
    "socket_of",
    "tidy",
    "told",
    "workshop_cards",
]

_HOMES = {
    "store.cards": "ConversationCard PartyCard",
    "store.drafts": "Drafts",
    "store.errors": "BadJot BadName CannotRead CannotSave Closed DamagedFile DiskFull Holder HomeIsFile HomeOfOther HubGone LockHeld LockLost NameTaken NewerFile NotAllowed NotImportable NotNow ReadOnlyDisk Stale StoreError TooOldFile UnknownConversation UnknownParty UnknownPerson",
    "store.exports.formats": "Export document export formats",
    "store.exports.landing": "import_file",
    "store.forgetting": "Remains",
    "store.home": "Home home_path open_home",
    "store.hub.desk": "Desk LocalDesk RemoteDesk Step Wish desk_of socket_of",
    "store.hub.hub": "Invitation LocalHub",
    "store.hub.inviting": "Address",
    "store.hub.line": "HubLine",
    "store.hub.link": "Answer Door Knock Link",
    "store.hub.server": "HubServer",
    "store.hub.socketlink": "RemoteHub",
    "store.hub.tidying": "tidy",
    "store.keeper": "Appended Cursor Keeper Message Reset Seat Snapshot Tell told",
    "store.library": "BadFlow FlowCard Library UnknownFlow",
    "store.local": "LocalKeeper",
    "store.names": "clean_name",
    "store.party": "Party",
    "store.query": "Query",
    "store.recalling": "recalled",
    "store.restoring": "restore",
    "store.seats": "LocalSeat",
    "store.shelf": "Shelf",
    "store.workshops": "WorkshopCard workshop_cards",
    "store.writer": "Writer",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for: the first page needs little of it."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = found
    return found
