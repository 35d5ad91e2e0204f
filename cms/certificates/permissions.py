"""Who may do what with certificates. Nobody adds, edits or deletes one by hand: they are awarded, and revoked."""

from wagtail.permission_policies import ModelPermissionPolicy

BY_HAND = {"add", "change", "delete"}


class CertificatePolicy(ModelPermissionPolicy):
    def user_has_permission(self, user, action):
        return action not in BY_HAND and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)
