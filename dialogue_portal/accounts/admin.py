from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from dialogue_portal.accounts.models import Authority, Department, Membership, Sector, SigningRight, User


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 1


@admin.register(User)
class PortalUserAdmin(UserAdmin):
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
    model = Department
    extra = 1


class SigningRightInline(admin.TabularInline):
    model = SigningRight
    extra = 0


@admin.register(Authority)
class AuthorityAdmin(admin.ModelAdmin):
    inlines = [DepartmentInline, SigningRightInline]
    list_display = ["place", "kind", "province", "slug"]
    search_fields = ["place", "slug"]


@admin.register(Sector)
class SectorAdmin(admin.ModelAdmin):
    list_display = ["name", "authority", "position"]
