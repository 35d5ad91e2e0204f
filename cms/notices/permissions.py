"""Who may do what with deliveries: staff look, and nobody writes one by hand."""

from wagtail.permission_policies import ModelPermissionPolicy


class LookPolicy(ModelPermissionPolicy):
    def user_has_permission(self, user, action):
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)
