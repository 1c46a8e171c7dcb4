"""The packages of this installation, and one loaded engine a language pair and process."""

import contextlib
import shutil
import threading
from pathlib import Path

from glossary.errors import InputError, NotFoundError, UnsupportedError
from glossary.language import LanguagePair
from service.engine.argos import ArgosEngine
from service.engine.package import ArgosPackage, file_checksum, open_package, unpack

EMBEDDED = Path(__file__).parent.parent / "models"


class PackageRegistry:
    """Embedded packages (archives shipped with the product) and installed ones (folders).

    Args:
        installed: where ``install`` unpacks packages.
        cache: where embedded archives are unpacked, once for each content.
        others: further folders with unpacked packages (Argos Translate's own), read only.
        chosen: name or path of the package to prefer for its pair; empty for the embedded one.
        threads: cores that one translation may use.
        max_source_length: subword tokens of a segment, where a package does not state its own.
    """

    def __init__(  # noqa: PLR0913 - one configuration, all by name
        self,
        *,
        installed: Path,
        cache: Path,
        others: tuple[Path, ...] = (),
        chosen: str = "",
        threads: int = 2,
        max_source_length: int = 120,
        embedded: Path = EMBEDDED,
    ) -> None:
        """Keep the places; nothing is read or loaded yet."""
        self._installed = installed
        self._cache = cache
        self._others = others
        self._chosen = chosen
        self._threads = threads
        self._max_source_length = max_source_length
        self._embedded = embedded
        self._engines: dict[str, ArgosEngine] = {}
        self._lock = threading.Lock()

    def engine(self, pair: LanguagePair) -> ArgosEngine:
        """Return the pair's engine, loaded on first use.

        Raises:
            UnsupportedError: no package translates the pair.
            InputError: the configured package cannot be used.
        """
        with self._lock:
            if str(pair) not in self._engines:
                self._engines[str(pair)] = self._load(self._package_of(str(pair)))
            return self._engines[str(pair)]

    def packages(self) -> list[tuple[ArgosPackage, bool, bool]]:
        """Return every package, whether it is embedded, and whether its pair goes to it."""
        embedded = self._embedded_packages()
        found = [(p, True) for p in embedded] + [(p, False) for p in self._installed_packages()]
        chosen = self._choice()
        if chosen is not None and all(p.folder != chosen.folder for p, _ in found):
            found.append((chosen, False))
        used = {p.pair: p.folder for p, _ in reversed(found)}
        if chosen is not None:
            used[chosen.pair] = chosen.folder
        return [(p, shipped, used[p.pair] == p.folder) for p, shipped in found]

    def install(self, file: Path) -> ArgosPackage:
        """Unpack a package file for use; see ``package.unpack`` for what is refused."""
        return open_package(unpack(file, self._installed))

    def remove(self, name: str) -> None:
        """Delete an installed package.

        Raises:
            NotFoundError: none of that name is installed here.
            InputError: it is embedded.
        """
        for package in self._installed_packages():
            if package.name == name and package.folder.parent == self._installed:
                shutil.rmtree(package.folder)
                return
        if any(p.name == name for p in self._embedded_packages()):
            raise InputError("This package is part of the product and stays.", where=name)
        raise NotFoundError(
            "No such package is installed.", where=name, remedy="See `termbridge models list`."
        )

    def _load(self, package: ArgosPackage) -> ArgosEngine:
        try:
            return ArgosEngine(
                package, threads=self._threads, max_source_length=self._max_source_length
            )
        except (RuntimeError, ValueError) as error:  # of CTranslate2 and SentencePiece
            raise InputError(
                f"The package cannot be loaded ({' '.join(str(error).split())[:120]}).",
                where=package.name,
                remedy="Get a whole package from where it was published.",
            ) from error

    def _package_of(self, pair: str) -> ArgosPackage:
        chosen = self._choice()
        if chosen is not None and chosen.pair == pair:
            return chosen
        for package in (*self._embedded_packages(), *self._installed_packages()):
            if package.pair == pair:
                return package
        raise UnsupportedError(
            f"No installed package translates {pair.replace('-', ' to ')}.",
            where="target",
            remedy="Install one with `termbridge models install FILE`.",
        )

    def _choice(self) -> ArgosPackage | None:
        if not self._chosen:
            return None
        path = Path(self._chosen)
        if path.suffix == ".argosmodel" and path.is_file():
            return open_package(self._unpacked(path))
        if (path / "metadata.json").is_file():
            return open_package(path)
        for package in (*self._installed_packages(), *self._embedded_packages()):
            if package.name == self._chosen:
                return package
        raise InputError(
            f"There is no package “{self._chosen}”.",
            where="TERMBRIDGE_MODEL",
            remedy="Give a name from `termbridge models list` or the path of a package.",
        )

    def _embedded_packages(self) -> list[ArgosPackage]:
        return [
            open_package(self._unpacked(f)) for f in sorted(self._embedded.glob("*.argosmodel"))
        ]

    def _installed_packages(self) -> list[ArgosPackage]:
        found = [open_package(folder) for folder in _folders(self._installed)]
        for folder in (f for place in self._others for f in _folders(place)):
            with contextlib.suppress(InputError):  # not ours to mend, and no reason to stop
                found.append(open_package(folder))
        return found

    def _unpacked(self, archive: Path) -> Path:
        """Return the folder that holds an archive's content, unpacking it on first use."""
        place = self._cache / file_checksum(archive)
        done = sorted(place.glob("*/metadata.json"))
        return done[0].parent if done else unpack(archive, place)


def _folders(place: Path) -> list[Path]:
    """Return the folders in ``place`` that look like unpacked translation packages."""
    return [
        file.parent
        for file in sorted(place.glob("*/metadata.json"))
        if (file.parent / "model" / "model.bin").is_file()
    ]
