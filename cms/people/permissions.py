"""Who may do what with people in the admin."""

from wagtail.permission_policies import ModelPermissionPolicy

PRIVATE = "hunar_people.see_private_details"
CONTACTS = "hunar_people.see_contacts"
EXPORT = "hunar_people.export_person"


class KeptPolicy(ModelPermissionPolicy):
    """Nobody deletes a person from a list: their records would go with them. Erasing is an act of its own."""

    def user_has_permission(self, user, action):
        return action != "delete" and super().user_has_permission(user, action)


class LookPolicy(ModelPermissionPolicy):
    """Staff look, and nobody writes one by hand."""

    def user_has_permission(self, user, action):
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)
