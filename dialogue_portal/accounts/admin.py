from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from dialogue_portal.accounts.models import Authority, Department, Membership, Sector, SigningRight, User
from dialogue_portal.forms.administration import DAYS, FoldedSearch


class MembershipInline(admin.TabularInline):
    """The roles of an account."""

    model = Membership
    extra = 1


@admin.register(User)
class PortalUserAdmin(FoldedSearch, UserAdmin):
    """Tài khoản with their roles."""

    inlines = [MembershipInline]
    list_display = ["username", "name_in_order", "email", "is_active"]
    search_fields = ["search_plain"]
    ordering = ["sort_key", "pk"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Người dùng", {"fields": ["full_name", "email", "phone"]}),
        (
            "Quyền quản trị",
            {"fields": ["is_active", "is_staff", "is_superuser", "groups", "user_permissions"]},
        ),
    ]

    @admin.display(description="họ và tên", ordering="sort_key")
    def name_in_order(self, person):
        """The name; its column puts people in order by the given name."""
        return person.full_name


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
class AuthorityAdmin(FoldedSearch, admin.ModelAdmin):
    """Cơ quan with its departments and rights to sign."""

    inlines = [DepartmentInline, SigningRightInline]
    formfield_overrides = DAYS
    list_display = ["place_in_order", "kind", "province_in_order", "slug"]

    @admin.display(description="tên xã, phường", ordering="sort_key")
    def place_in_order(self, authority):
        """The place; its column is in Vietnamese order."""
        return authority.place

    @admin.display(description="tỉnh, thành phố", ordering="province_key")
    def province_in_order(self, authority):
        """The province; its column is in Vietnamese order."""
        return authority.province


@admin.register(Sector)
class SectorAdmin(admin.ModelAdmin):
    """Lĩnh vực, national ones and those of an authority."""

    list_display = ["name_in_order", "authority", "position"]

    @admin.display(description="tên lĩnh vực", ordering="sort_key")
    def name_in_order(self, sector):
        """The name; its column is in Vietnamese order."""
        return sector.name
