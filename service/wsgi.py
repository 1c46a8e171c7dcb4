"""gunicorn's target; made in the worker, after the fork."""

from service.app import create_app
from service.config import load_settings
from service.container import access_of, build, secret_key
from service.sample import SAMPLE

settings = load_settings()
app = create_app(
    build(settings),
    secret_key=secret_key(settings),
    sample=SAMPLE,
    access=access_of(settings),
)
