from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from dialogue_portal.accounts.models import Authority, Department, Membership, Sector, SigningRight, User
from dialogue_portal.forms.administration import DAYS


class MembershipInline(admin.TabularInline):
    """The roles of an account."""

    model = Membership
    extra = 1


@admin.register(User)
class PortalUserAdmin(UserAdmin):
    """Tài khoản with their roles."""

    inlines = [MembershipInline]
    list_display = ["username", "full_name", "email", "is_active"]
    search_fields = ["username", "full_name", "email"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Người dùng", {"fields": ["full_name", "email", "phone"]}),
        (
            "Quyền quản trị",
            {"fields": ["is_active", "is_staff", "is_superuser", "groups", "user_permissions"]},
        ),
    ]


class DepartmentInline(admin.TabularInline):
    """The departments of an authority."""

    model = Department
    extra = 1


class SigningRightInline(admin.TabularInline):
    """The rights to sign that an authority gave."""

    model = SigningRight
    extra = 0
    formfield_overrides = DAYS


@admin.register(Authority)
class AuthorityAdmin(admin.ModelAdmin):
    """Cơ quan with its departments and rights to sign."""

    inlines = [DepartmentInline, SigningRightInline]
    formfield_overrides = DAYS
    list_display = ["place", "kind", "province", "slug"]
    search_fields = ["place", "slug"]


@admin.register(Sector)
class SectorAdmin(admin.ModelAdmin):
    """Lĩnh vực, national ones and those of an authority."""

    list_display = ["name", "authority", "position"]
