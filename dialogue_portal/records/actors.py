class Outsider:
    """Somebody who acts without an account: holds no role, may only what a rule grants him by name."""

    is_authenticated = False
    pk = None

    def __init__(self, name: str):
        self.name = name

    def __str__(self):
        return self.name

    def is_a(self, role, authority_id):
        return False

    def is_leader(self, authority_id):
        return False

    def is_office_or_leader(self, authority_id):
        return False

    def may_sign(self, authority_id, type_code, today=None):
        return False

    def works_for(self, authority_id):
        return False


SYSTEM = Outsider("Hệ thống")
CITIZEN = Outsider("Người dân")
