import { PasswordForm } from "#components/settings/password-form.tsx";
import { ProfileForm } from "#components/settings/profile-form.tsx";
import { SettingsSection } from "#components/settings/settings-section.tsx";
import { loadProfile } from "#lib/accounts/data.ts";
import { savePassword, saveProfile } from "./actions.ts";

// The runtime's list leaves out the one zone that every new account may start with.
const timeZones = [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])];

/** Who the person is, and the password. */
export async function ProfileSection() {
  const profile = await loadProfile();
  return (
    <>
      <SettingsSection
        hint="Who you are here, and how times and numbers are written."
        id="profile"
        title="Profile"
      >
        <ProfileForm action={saveProfile} profile={profile} timeZones={timeZones} />
      </SettingsSection>
      <SettingsSection
        hint="Changing it signs out every other browser."
        id="password"
        title="Password"
      >
        <PasswordForm action={savePassword} email={profile.email} />
      </SettingsSection>
    </>
  );
}
