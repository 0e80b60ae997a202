// Fills the list of a column from its JSON file.
(function () {
  var from = document.currentScript.getAttribute("data-from");
  fetch(from).then(function (answer) { return answer.json(); }).then(function (rows) {
    document.getElementById("JgcxList").innerHTML = rows.map(function (row) {
      return "<li><span class='fr'>" + row.d + "</span><a href='" + row.u + "'>" + row.t + "</a></li>";
    }).join("");
    document.getElementById("JgcxPage").textContent = "共 " + rows.length + " 条";
  });
})();
