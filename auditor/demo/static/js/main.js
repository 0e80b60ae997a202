// Writes the links of a pager. Two vendors call it with their arguments in different orders:
// createPageHTML(pages, current from 0, name, extension) and
// createPageHTML(id of the box, pages, current from 1, name, extension, rows).
function createPageHTML() {
  var a = arguments, boxed = isNaN(a[0]);
  var pages = boxed ? a[1] : a[0], current = boxed ? a[2] : a[1] + 1;
  var name = boxed ? a[3] : a[2], extension = boxed ? a[4] : a[3];
  var html = "";
  for (var page = 1; page <= pages; page++) {
    var number = boxed ? page : page - 1;
    var href = name + (page === 1 ? "" : "_" + number) + "." + extension;
    if (!boxed && page === 1) href = "./";
    html += page === current ? "<span class='current'>" + page + "</span>" : "<a href='" + href + "'>第" + page + "页</a>";
  }
  if (boxed) document.getElementById(a[0]).innerHTML = html;
  else document.write(html);
}

function doZoom(size) {
  document.getElementById("zoom").style.fontSize = size + "px";
}

// Escape puts the submenu away while the mouse or the focus stays on its head; the next move brings it back.
document.addEventListener("keydown", function (event) {
  var nav = document.querySelector(".nav");
  if (nav && event.key === "Escape") nav.classList.add("put-away");
});
["mouseover", "focusin"].forEach(function (move) {
  document.addEventListener(move, function () {
    var nav = document.querySelector(".nav.put-away");
    if (nav) nav.classList.remove("put-away");
  });
});
