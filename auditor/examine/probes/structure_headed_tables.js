// Counts the tables that have header cells.
() => portal.all("table:not([role=presentation], [role=none])").filter(table => table.querySelector("th") && portal.isVisible(table)).length
