'use client';

import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { roleMeanings, roleNames } from '@/lib/access/role-names';
import { personRoles, type PersonRole } from '@/lib/access/viewer';

interface RoleFieldProps {
  defaultValue: PersonRole;
  error?: string | undefined;
}

/** The role as a form field named `role`; its meaning stands below. */
export function RoleField({ defaultValue, error }: RoleFieldProps) {
  const [role, setRole] = useState<string>(defaultValue);
  const chosen = personRoles.find((one) => one === role) ?? defaultValue;
  return (
    <Field label="Role" hint={roleMeanings[chosen]} error={error}>
      <Select
        name="role"
        value={role}
        onValueChange={setRole}
        options={personRoles.map((value) => ({ value, label: roleNames[value] }))}
      />
    </Field>
  );
}
