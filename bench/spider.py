"""Scrapy doing the least a link audit needs: follow every link of its own LinkExtractor, keep only a count."""

import sys
from typing import Any

from scrapy.crawler import CrawlerProcess
from scrapy.linkextractors import LinkExtractor
from scrapy.spiders import CrawlSpider, Rule


class PortalSpider(CrawlSpider):  # type: ignore[misc]
    name = "portal"
    rules = (Rule(LinkExtractor(), callback="count", follow=True),)
    pages = 0

    def count(self, _response: Any) -> None:
        self.pages += 1


process = CrawlerProcess(
    {
        "AUTOTHROTTLE_ENABLED": False,
        "ROBOTSTXT_OBEY": False,
        "CONCURRENT_REQUESTS": 16,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
        "DOWNLOAD_DELAY": 0,
        "COOKIES_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_LEVEL": "ERROR",
    }
)
process.crawl(PortalSpider, start_urls=[sys.argv[1]], allowed_domains=["127.0.0.1"])
process.start()
