(function () {
  var script = document.getElementById("_jiucuo_");
  var code = script.getAttribute("sitecode");
  script.insertAdjacentHTML("afterend", "<a href='http://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=" + code +
    "'><img src='/images/jiucuo.svg' alt='我为政府网站找错' width='120' height='60'></a>");
})();
