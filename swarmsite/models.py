"""What the site itself remembers: whose password was made by us and must still be changed."""

from django.conf import settings
from django.db import models


class OneTimePassword(models.Model):
    """A password that was printed on a terminal. It is spent once the user's stored hash differs from `made`."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    made = models.CharField(max_length=128)

    def __str__(self) -> str:
        return f"first password of {self.user}"
