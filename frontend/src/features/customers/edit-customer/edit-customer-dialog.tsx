import { Trans, useLingui } from "@lingui/react/macro";
import {
  Button,
  Checkbox,
  Group,
  Modal,
  Select,
  SimpleGrid,
  Stack,
  TagsInput,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";

import { readFragment, type FragmentType } from "@/gql";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { customerKindLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { FieldGroup } from "@/ui/field-group";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import {
  customerFieldErrors,
  customerInput,
  valuesOf,
  type CustomerValues,
} from "../model/customer-values";
import { editCustomerMessage } from "./edit-customer-messages";
import { EditCustomerFragment, UpdateCustomer } from "./edit-customer.graphql";
import { FamilyDateFields } from "./family-date-fields";

interface EditCustomerDialogProps {
  customer: FragmentType<typeof EditCustomerFragment>;
  onClose: () => void;
}

/** Changes what is known of a customer. */
export function EditCustomerDialog({ customer, onClose }: EditCustomerDialogProps) {
  const { t } = useLingui();
  const known = readFragment(EditCustomerFragment, customer);
  const update = useDocumentMutation(UpdateCustomer);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm<CustomerValues>({ initialValues: valuesOf(known) });

  async function submit(values: CustomerValues) {
    const answer = (await update.run({ input: customerInput(known.id, values) }))?.updateCustomer;
    if (!answer) return;
    if (answer.__typename === "UpdateCustomerSuccess") {
      toastSuccess(t(editCustomerMessage(answer)));
      onClose();
      return;
    }
    if (answer.__typename === "InvalidInput") form.setErrors(customerFieldErrors(answer.fields));
    setProblem(t(editCustomerMessage(answer)));
  }

  return (
    <Modal opened onClose={onClose} size="lg" title={<Trans>Details of the customer</Trans>}>
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <Stack>
          {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput label={t`Name`} required data-autofocus {...form.getInputProps("name")} />
            <Select
              label={t`Kind of customer`}
              data={useChoices(customerKindLabels)}
              allowDeselect={false}
              {...form.getInputProps("kind")}
            />
            <TextInput label={t`Phone`} type="tel" dir="ltr" {...form.getInputProps("phone")} />
            <Textarea
              label={t`Other phones, one a line`}
              dir="ltr"
              {...form.getInputProps("otherPhones")}
            />
            <TextInput label={t`E-mail`} type="email" dir="ltr" {...form.getInputProps("email")} />
            <TagsInput label={t`Tags`} {...form.getInputProps("tags")} />
          </SimpleGrid>
          <FieldGroup title={<Trans>Address</Trans>}>
            <SimpleGrid cols={{ base: 1, sm: 3 }}>
              <TextInput label={t`Province`} {...form.getInputProps("province")} />
              <TextInput label={t`City`} {...form.getInputProps("city")} />
              <TextInput label={t`Postal code`} dir="ltr" {...form.getInputProps("postalCode")} />
            </SimpleGrid>
            <TextInput label={t`Street and number`} {...form.getInputProps("address")} />
          </FieldGroup>
          <FamilyDateFields form={form} />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput label={t`Ring size`} {...form.getInputProps("ringSize")} />
            <TextInput label={t`Likes`} {...form.getInputProps("preferences")} />
          </SimpleGrid>
          <Textarea label={t`Note`} {...form.getInputProps("note")} />
          <Group>
            <Checkbox
              label={t`Wants news by SMS`}
              {...form.getInputProps("acceptsSms", { type: "checkbox" })}
            />
            <Checkbox
              label={t`Wants news by e-mail`}
              {...form.getInputProps("acceptsEmail", { type: "checkbox" })}
            />
          </Group>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" loading={update.isPending}>
              <Trans>Save</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
