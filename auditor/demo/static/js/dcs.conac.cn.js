document.getElementById("_ideConac").innerHTML =
  "<a href='http://bszs.conac.cn/sitename?method=show&id=0000000000000000'><img src='/images/dzjg.svg' alt='党政机关' width='60' height='60'></a>";
