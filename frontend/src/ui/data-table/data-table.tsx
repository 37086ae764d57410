import { Box, Paper, Skeleton, Table } from "@mantine/core";
import type { ReactNode } from "react";

import classes from "./data-table.module.css";

export interface Column<Row> {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  align?: "start" | "end";
  /** Hide the column below this width; the first column always stays. */
  visibleFrom?: "sm" | "md" | "lg";
}

interface DataTableProps<Row> {
  /** Names the table for people who cannot see it. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  empty: ReactNode;
  footer?: ReactNode;
}

const WAITING_ROWS = [0, 1, 2, 3, 4, 5];

/** A list of rows that the server pages, filters and sorts. */
export function DataTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  empty,
  footer,
}: DataTableProps<Row>) {
  if (rows?.length === 0) return <Paper>{empty}</Paper>;
  return (
    <Paper className={classes.frame}>
      <Table.ScrollContainer minWidth={0}>
        <Table aria-label={label} highlightOnHover aria-busy={!rows}>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th key={column.key} {...cellProps(column)}>
                  {column.header}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows
              ? rows.map((row) => (
                  <Table.Tr key={rowKey(row)}>
                    {columns.map((column) => (
                      <Table.Td key={column.key} {...cellProps(column)}>
                        {column.cell(row)}
                      </Table.Td>
                    ))}
                  </Table.Tr>
                ))
              : WAITING_ROWS.map((row) => <WaitingRow key={row} columns={columns.length} />)}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {footer ? <Box className={classes.footer}>{footer}</Box> : null}
    </Paper>
  );
}

function cellProps<Row>({ align = "start", visibleFrom }: Column<Row>) {
  return { className: classes.cell, "data-align": align, ...(visibleFrom ? { visibleFrom } : {}) };
}

function WaitingRow({ columns }: { columns: number }) {
  return (
    <Table.Tr>
      <Table.Td colSpan={columns}>
        <Skeleton height={14} my={6} />
      </Table.Td>
    </Table.Tr>
  );
}
