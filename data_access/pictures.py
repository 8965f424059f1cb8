"""Pictures made anew from nothing but their points, so that neither place, camera nor anything hidden comes along."""

import warnings
from io import BytesIO

from PIL import Image, ImageOps

from dashboard.attachments import THUMBNAIL, Refused, Type

MOST_POINTS = 50_000_000  # of what is taken in; more than any telephone gives, few enough to be held
LONGEST_SIDE = 2_400  # pixels of what is kept
_FORMATS = {Type.PNG: "PNG", Type.JPEG: "JPEG", Type.WEBP: "WEBP"}
_QUALITY = 88


def made_anew(content: bytes, type_: Type) -> bytes:
    """The picture in the same format, no larger than LONGEST_SIDE. Raises Refused."""
    return _saved(_points(content, type_, LONGEST_SIDE), type_)


def thumbnail(content: bytes, type_: Type) -> bytes:
    """A small one, as JPEG. Raises Refused."""
    return _saved(_points(content, type_, THUMBNAIL), Type.JPEG)


def _points(content: bytes, type_: Type, longest: int) -> Image.Image:
    """The size is asked before anything is unpacked. Whatever Pillow cannot read is no picture to us."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=[_FORMATS[type_]]) as picture:
                _refuse_bomb(picture)
                picture.draft("RGB", (longest, longest))
                picture.load()
                upright = ImageOps.exif_transpose(picture)
                upright.thumbnail((longest, longest))
                return _bare(upright)
    except Refused:
        raise
    except Image.DecompressionBombError as error:
        raise Refused("bomb") from error
    except Exception as error:
        raise Refused("broken") from error


def _refuse_bomb(picture: Image.Image) -> None:
    width, height = picture.size
    if width * height > MOST_POINTS:
        raise Refused("bomb")
    if getattr(picture, "n_frames", 1) > 1:
        raise Refused("moving")


def _bare(picture: Image.Image) -> Image.Image:
    """The points alone, in a new picture."""
    is_see_through = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    points = picture.convert("RGBA" if is_see_through else "RGB")
    bare = Image.new(points.mode, points.size)
    bare.paste(points)
    return bare


def _saved(picture: Image.Image, type_: Type) -> bytes:
    if type_ is Type.JPEG and picture.mode != "RGB":
        white = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(white, picture).convert("RGB")
    made = BytesIO()
    picture.save(made, _FORMATS[type_], quality=_QUALITY, optimize=True)
    return made.getvalue()
